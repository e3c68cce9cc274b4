# bash completion for dateline: commands, the options that a command's own help lists, formats, files
_dateline() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
    COMPREPLY=()
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "$(dateline --help 2>/dev/null | sed -n 's/^  \([a-z]*\) .*/\1/p') --help --version" -- "$word"))
        return
    fi
    case $previous in
        --format) COMPREPLY=($(compgen -W "$(dateline "$command" --help 2>/dev/null | sed -n '/^formats:/,/^$/s/^  \([a-z]*\) .*/\1/p')" -- "$word")); return ;;
        --show) COMPREPLY=($(compgen -W "article tokens clauses dates parties mentions events layout" -- "$word")); return ;;
        --type) COMPREPLY=($(compgen -W "meeting call statement" -- "$word")); return ;;
        --status) COMPREPLY=($(compgen -W "confirmed tentative cancelled" -- "$word")); return ;;
        --chart) COMPREPLY=($(compgen -W "auto report slide poster" -- "$word")); return ;;
        --lanes) COMPREPLY=($(compgen -W "auto type actor country none" -- "$word")); return ;;
        --theme) COMPREPLY=($(compgen -W "light dark print contrast" -- "$word")); return ;;
        --imprecise) COMPREPLY=($(compgen -W "span marker skip all" -- "$word")); return ;;
        --split) COMPREPLY=($(compgen -W "year month type" -- "$word")); return ;;
        --sort) COMPREPLY=($(compgen -W "start modified confidence sources -start -modified -confidence -sources" -- "$word")); return ;;
        --svg) COMPREPLY=($(compgen -W "text embed outline" -- "$word")); return ;;
        --store|--in|--corrections|-o|--output|--lexicon) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
        -j|--jobs|--from|--to|--at|--now|--with|--between|--place|--source|--text|--min-confidence|--limit|--title|--subtitle|--highlight|--published|--dct|--address) return ;;
    esac
    case $word in
        -*) COMPREPLY=($(compgen -W "$(dateline "$command" --help 2>/dev/null | sed -n 's/^  .*\(--[a-z-]*\).*/\1/p')" -- "$word")) ;;
        *) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -F _dateline dateline
