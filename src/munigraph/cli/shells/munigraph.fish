# Completion of munigraph in fish: munigraph completion fish > ~/.config/fish/completions/munigraph.fish
function __munigraph_completion
    set -l words (commandline -opc)
    for line in (env COMP_LINE=(commandline -cp | string collect) _MUNIGRAPH_COMPLETE=fish $words[1] 2>/dev/null)
        set -l parts (string split \t -- $line)
        switch $parts[1]
            case file
                for path in (__fish_complete_path $parts[3])
                    printf '%s\n' $parts[2]$path
                end
            case dir
                for path in (__fish_complete_directories $parts[3])
                    printf '%s\n' $parts[2]$path
                end
            case plain
                printf '%s\t%s\n' $parts[2] $parts[3]
        end
    end
end

complete --command munigraph --no-files --keep-order --arguments '(__munigraph_completion)'
