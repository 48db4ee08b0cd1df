const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const language = locale.toLowerCase().startsWith('nl') ? 'nl' : 'en';

/** One line of progress on standard error, in the administrator's language; standard output stays for results. */
export function say(text) {
  process.stderr.write(`${text[language]}\n`);
}
