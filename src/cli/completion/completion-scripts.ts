/** The scripts that let shells complete a call of `loting`: bash, zsh, fish and PowerShell. They hold lists only, and run nothing. */
import type { CallWords, ProgramWords } from './call-words.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

const writers: Readonly<Record<Shell, (words: ProgramWords) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
  powershell: writePowerShell,
};

/** The script of a shell, to be put where its user keeps such scripts. */
export function writeCompletion(shell: Shell, words: ProgramWords): string {
  return writers[shell](words);
}

const firstWords = ({ groups, calls }: ProgramWords) => [
  ...groups,
  ...calls.flatMap(({ words, summary }) => (words.length === 1 ? [{ name: words[0] ?? '', summary }] : [])),
];
const secondWords = ({ calls }: ProgramWords, group: string) =>
  calls.flatMap(({ words: [first, second], summary }) =>
    first === group && second !== undefined ? [{ name: second, summary }] : [],
  );
const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(' ');
const optionsWithValues = ({ options }: CallWords) =>
  options.filter(({ values }) => (values?.length ?? 0) > 0);

function writeBash(words: ProgramWords): string {
  const calls = words.calls.map(
    (call) => `    '${call.words.join(' ')}') options='${names(call.options)}' ;;`,
  );
  const values = [
    ...new Map(words.calls.flatMap(optionsWithValues).map(({ name, values = [] }) => [name, values])),
  ];
  return `# Completion of loting for bash: put this in ~/.local/share/bash-completion/completions/loting
_loting() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local first="\${COMP_WORDS[1]}" second="\${COMP_WORDS[2]}" options=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names(firstWords(words))} --help --version' -- "$current"))
    return
  fi
  if [ "$COMP_CWORD" -eq 2 ]; then
    case "$first" in
${words.groups.map(({ name }) => `      ${name}) COMPREPLY=($(compgen -W '${names(secondWords(words, name))} --help' -- "$current")); return ;;`).join('\n')}
    esac
  fi
  case "$previous" in
${values.map(([name, list]) => `    ${name}) COMPREPLY=($(compgen -W '${list.join(' ')}' -- "$current")); return ;;`).join('\n')}
  esac
  case "$first $second" in
${calls.filter((line) => / '/.test(line) && /'\S+ \S+'\)/.test(line)).join('\n')}
  esac
  [ -n "$options" ] || case "$first" in
${calls.filter((line) => /'\S+'\)/.test(line)).join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _loting loting
`;
}

/** Inside single quotes, in a list where brackets and colons mean something. */
function quoteForZsh(text: string): string {
  return text.replaceAll("'", "'\\''").replace(/[[\]:]/gu, '\\$&');
}

function zshList(list: readonly { readonly name: string; readonly summary: string }[]): string {
  return list.map(({ name, summary }) => `'${name}:${quoteForZsh(summary)}'`).join(' ');
}

function zshOptions({ options }: CallWords): string {
  return options
    .map(({ name, summary, values }) => {
      const after =
        values === undefined ? '' : values.length > 0 ? `:value:(${values.join(' ')})` : ':value:_files';
      return `'${name}[${quoteForZsh(summary)}]${after}'`;
    })
    .join(' ');
}

function writeZsh(words: ProgramWords): string {
  return `#compdef loting
# Completion of loting for zsh: put this as _loting in a folder of $fpath.
_loting() {
  local -a list
  if (( CURRENT == 2 )); then
    list=(${zshList(firstWords(words))})
    _describe 'command' list
    return
  fi
  if (( CURRENT == 3 )); then
    case $words[2] in
${words.groups.map(({ name }) => `      ${name}) list=(${zshList(secondWords(words, name))}); _describe 'command' list; return ;;`).join('\n')}
    esac
  fi
  case "$words[2] $words[3]" in
${words.calls.flatMap((call) => (call.words.length === 2 ? [`    '${call.words.join(' ')}') _arguments ${zshOptions(call)} '*:file:_files'; return ;;`] : [])).join('\n')}
  esac
  case $words[2] in
${words.calls.flatMap((call) => (call.words.length === 1 ? [`    ${call.words[0] ?? ''}) _arguments ${zshOptions(call)} '*:file:_files' ;;`] : [])).join('\n')}
  esac
}
_loting "$@"
`;
}

function quoteForFish(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function fishCondition([first = '', second]: readonly string[]): string {
  const seen = `__fish_seen_subcommand_from ${first}`;
  return second === undefined ? seen : `${seen}; and __fish_seen_subcommand_from ${second}`;
}

function writeFish(words: ProgramWords): string {
  const lines = [
    ...firstWords(words).map(
      ({ name, summary }) =>
        `complete -c loting -f -n __fish_use_subcommand -a ${name} -d ${quoteForFish(summary)}`,
    ),
    ...words.groups.flatMap(({ name: group }) =>
      secondWords(words, group).map(
        ({ name, summary }) =>
          `complete -c loting -f -n '__fish_seen_subcommand_from ${group}; and not __fish_seen_subcommand_from ${names(secondWords(words, group))}' -a ${name} -d ${quoteForFish(summary)}`,
      ),
    ),
    ...words.calls.flatMap((call) =>
      call.options.map(({ name, summary, values }) => {
        const after =
          values === undefined
            ? ''
            : values.length > 0
              ? ` -x -a ${quoteForFish(values.join(' '))}`
              : ' -r -F';
        return `complete -c loting -n '${fishCondition(call.words)}' -l ${name.slice(2)}${after} -d ${quoteForFish(summary)}`;
      }),
    ),
  ];
  return `# Completion of loting for fish: put this in ~/.config/fish/completions/loting.fish\n${lines.join('\n')}\n`;
}

function quoteForPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function powerShellList(items: readonly string[]): string {
  return `@(${items.map(quoteForPowerShell).join(', ')})`;
}

function writePowerShell(words: ProgramWords): string {
  const table = (rows: readonly (readonly [string, readonly string[]])[]): string =>
    rows.map(([key, items]) => `    ${quoteForPowerShell(key)} = ${powerShellList(items)}`).join('\n');
  const values = new Map(
    words.calls.flatMap(optionsWithValues).map(({ name, values: own = [] }) => [name, own] as const),
  );
  return `# Completion of loting for PowerShell: add this to your $PROFILE.
Register-ArgumentCompleter -Native -CommandName loting -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $first = ${powerShellList(firstWords(words).map(({ name }) => name))}
  $second = @{
${table(words.groups.map(({ name }) => [name, secondWords(words, name).map((each) => each.name)]))}
  }
  $options = @{
${table(words.calls.map((call) => [call.words.join(' '), call.options.map(({ name }) => name)]))}
  }
  $values = @{
${table([...values])}
  }
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete -ne '' -and $typed.Count -gt 0) { $typed = @($typed | Select-Object -SkipLast 1) }
  $call = ($typed | Where-Object { -not $_.StartsWith('-') } | Select-Object -First 2) -join ' '
  $candidates = if ($typed.Count -eq 0) { $first }
    elseif ($values.ContainsKey($typed[-1])) { $values[$typed[-1]] }
    elseif ($typed.Count -eq 1 -and $second.ContainsKey($typed[0])) { $second[$typed[0]] }
    elseif ($options.ContainsKey($call)) { $options[$call] }
    elseif ($typed.Count -gt 0 -and $options.ContainsKey($typed[0])) { $options[$typed[0]] }
    else { @() }
  $candidates | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}
