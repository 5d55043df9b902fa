import sharp from 'sharp';
import { fail } from '#kernel/errors';

/** All frames of a picture together: about 160 MB while it is worked on. */
export const mostPixels = 40_000_000;
const seconds = 20;

// Pictures are not looked at twice, and one uses one core: uploads are many.
sharp.cache(false);
sharp.concurrency(1);

export interface CleanPicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * The picture and nothing else: decoded and encoded anew, turned as its camera said, without place, camera, comments, previews and
 * whatever was hung on behind. Throws `image_too_large` before anything is decoded, `image_unreadable` for what is broken.
 */
export async function cleanPicture(path: string, type: string): Promise<CleanPicture> {
  const format = type.slice('image/'.length) as 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';
  const frames = format === 'gif' || format === 'webp' ? { animated: true } : {};
  const open = () => sharp(path, { ...frames, failOn: 'error', limitInputPixels: mostPixels, sequentialRead: true });
  try {
    const { width, height, format: found } = await sharp(path, { ...frames, limitInputPixels: false }).metadata();
    // Of something animated the height is that of all frames on top of each other.
    if (width * height > mostPixels) throw fail('image_too_large', { most: mostPixels, width, height });
    if (found !== format && !(found === 'heif' && format === 'avif')) throw fail('image_unreadable');
    const { data, info } = await open()
      .autoOrient()
      .toFormat(format, format === 'jpeg' ? { quality: 90 } : format === 'avif' ? { effort: 2 } : {})
      .timeout({ seconds })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
  } catch (error) {
    if ((error as { code?: string }).code === 'image_too_large') throw error;
    if (/pixel limit/i.test(String(error))) throw fail('image_too_large', { most: mostPixels });
    throw fail('image_unreadable');
  }
}
