import { createTheme, type MantineColorsTuple } from '@mantine/core';
import i18next from 'i18next';

/** Serai's green-blue; shades 7 and 8 carry white text at 4.5:1 and more. */
const harbour: MantineColorsTuple = [
  '#e6f7f9',
  '#d3ecef',
  '#a6d9df',
  '#76c5cf',
  '#4fb4c1',
  '#36a9b8',
  '#23a3b3',
  '#0b7285',
  '#096679',
  '#005869',
];

/** Read when it is drawn, in the language of that moment. */
const closeButtonProps = {
  get 'aria-label'() {
    return i18next.t('close');
  },
};

export const theme = createTheme({
  colors: { harbour },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans Devanagari", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps,
        // A dialog's head is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: { defaultProps: { closeButtonProps } },
    Notification: { defaultProps: { closeButtonProps } },
    // Room under a table for a scrollbar only where it has one.
    TableScrollContainer: { defaultProps: { scrollAreaProps: { offsetScrollbars: 'present' } } },
    // Its name is heard, where it has one.
    Skeleton: { defaultProps: { role: 'status' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});
