import { pack } from '#kernel/pack';
import { changeSettings } from './commands/change-settings.ts';
import { removeFile, retainFile } from './commands/keep-or-remove.ts';
import { reserveUpload } from './commands/reserve-upload.ts';
import { shareFile } from './commands/share-file.ts';
import { demo } from './demo.ts';
import { content, shared } from './downloads.ts';
import { startFiles } from './install.ts';
import { permissions } from './permissions.ts';
import { eraseDiscarded, scanUploaded } from './reactions/index.ts';
import { fileSettings, fileUploads } from './resources.ts';
import { cleanUp, scanWaiting } from './schedules.ts';
import { storage } from './storing/settings.ts';
import { byForm, bySlot } from './uploads.ts';

export default pack({
  name: 'files',
  uses: ['identity', 'security'],
  permissions,
  resources: [fileUploads, fileSettings],
  commands: [reserveUpload, shareFile, retainFile, removeFile, changeSettings],
  uploads: [byForm, bySlot],
  downloads: [content, shared],
  reactions: [scanUploaded, eraseDiscarded],
  schedules: [cleanUp, scanWaiting],
  usage: [storage],
  install: startFiles,
  demo,
});
