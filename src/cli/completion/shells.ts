/**
 * What a shell runs on Tab: it hands over the words up to the cursor and offers what comes back, else file names. The
 * program is the project's, in its folder or above, where the PATH has it rarely; else what the PATH has.
 */
const ASK = `_create_api_route_words() {
  local folder=$PWD
  while [ -n "$folder" ] && [ ! -x "$folder/node_modules/.bin/create-api-route" ]; do folder=\${folder%/*}; done
  "\${folder:+$folder/node_modules/.bin/}create-api-route" completion words -- "$@" 2>/dev/null
}`;

/** The script of each shell that makes it complete; what can be said is found by the program, not by the script. */
export const SCRIPTS = {
  bash: `# create-api-route completion bash >> ~/.bashrc
${ASK}
_create_api_route() {
  local line=("\${COMP_WORDS[@]:1:COMP_CWORD-1}" "\${COMP_WORDS[COMP_CWORD]}") word
  COMPREPLY=()
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(_create_api_route_words "\${line[@]}")
}
complete -o bashdefault -o default -F _create_api_route create-api-route
`,
  zsh: `#compdef create-api-route
# create-api-route completion zsh > "\${fpath[1]}/_create-api-route"
${ASK}
_create_api_route() {
  local -a found
  found=("\${(@f)$(_create_api_route_words "\${(@)words[2,CURRENT]}")}")
  found=("\${(@)found:#}")
  if (( \${#found} )); then compadd -- "\${found[@]}"; else _files; fi
}
compdef _create_api_route create-api-route
`,
  fish: `# create-api-route completion fish > ~/.config/fish/completions/create-api-route.fish
function __create_api_route
    set -l line (commandline -opc) (commandline -ct)
    set -l folder $PWD
    while test -n "$folder" -a ! -x "$folder/node_modules/.bin/create-api-route"
        set folder (string replace -r '/[^/]*$' '' -- $folder)
    end
    set -l program create-api-route
    test -n "$folder"; and set program $folder/node_modules/.bin/create-api-route
    $program completion words -- $line[2..-1] 2>/dev/null | string match -r '.+'
    or __fish_complete_path (commandline -ct)
end
complete -c create-api-route -f -a "(__create_api_route)"
`,
} as const;

export type Shell = keyof typeof SCRIPTS;
export const SHELLS = Object.keys(SCRIPTS) as Shell[];
