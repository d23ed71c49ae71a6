# Completion of munigraph in bash (4.4 or later): eval "$(munigraph completion bash)"
_munigraph_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            file) compopt -o default ;;
            dir) compopt -o dirnames ;;
            nospace) compopt -o nospace ;;
            *) COMPREPLY+=("${line#plain }") ;;
        esac
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" \
        _MUNIGRAPH_COMPLETE=bash "$1" 2>/dev/null)
}

complete -o nosort -F _munigraph_completion munigraph
