#compdef munigraph
# Completion of munigraph in zsh: eval "$(munigraph completion zsh)" after compinit, or the file _munigraph of a folder of fpath
_munigraph_completion() {
    local line keep failed=1
    local -a ended begun
    for line in "${(@f)$(COMP_LINE="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" _MUNIGRAPH_COMPLETE=zsh ${words[1]} 2>/dev/null)}"; do
        case $line in
            file) compset -P '--*='; _files && failed=0 ;;
            dir) compset -P '--*='; _files -/ && failed=0 ;;
            list) keep=1 ;;
            nospace\ *) begun+=("${line#nospace }") ;;
            space\ *) ended+=("${line#space }") ;;
        esac
    done
    (( $#begun )) && _describe -V munigraph begun -U -S '' && failed=0
    (( $#ended )) && _describe -V munigraph ended -U && failed=0
    [[ -n $keep ]] && compstate[insert]='' compstate[list]='list force'
    return failed
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _munigraph_completion "$@"
else
    compdef _munigraph_completion munigraph
fi
