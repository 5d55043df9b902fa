import { Notifications } from '@mantine/notifications';

/** What a deed says when it is done, in the corner. Said before this is loaded it waits, and is shown then. */
export default function Toasts() {
  return <Notifications position="bottom-right" limit={4} />;
}
