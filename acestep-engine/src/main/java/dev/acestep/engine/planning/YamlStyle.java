package dev.acestep.engine.planning;

import java.util.regex.Pattern;

/** How a text value is written so that YAML 1.1 reads it as the same text. */
enum YamlStyle {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED;

    static final String BREAKS = "\\n\\x{85}\\x{2028}\\x{2029}";

    private static final Pattern SPECIAL = Pattern.compile(
            "[^\\n\\x20-\\x7E\\x{85}\\x{A0}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFE}]|\\x{FEFF}");
    private static final Pattern BLANK_AT_BREAK = Pattern.compile(" [%1$s]|[%1$s] ".formatted(BREAKS));
    private static final Pattern NOT_PLAIN = Pattern.compile(String.join(
            "|",
            "^[#,\\[\\]{}&*!|>'\"%@`]",
            "^---",
            "^\\.\\.\\.",
            "^[-?:](?: |\\z)",
            ":(?: |\\z)",
            " #",
            "^ ",
            " \\z",
            "[" + BREAKS + "]"));
    private static final Pattern OTHER_TYPE = Pattern.compile(String.join(
            "|",
            "",
            "~|null|Null|NULL",
            "yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE",
            "[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*(?::[0-5]?[0-9])*+)",
            "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?",
            "\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?",
            "[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])++\\.[0-9_]*",
            "[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}",
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]| +)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?"
                    + "(?: *(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?",
            "=|<<"));

    static YamlStyle of(String text) {
        if (SPECIAL.matcher(text).find() || BLANK_AT_BREAK.matcher(text).find()) {
            return DOUBLE_QUOTED;
        }
        boolean quoted =
                NOT_PLAIN.matcher(text).find() || OTHER_TYPE.matcher(text).matches();
        return quoted ? SINGLE_QUOTED : PLAIN;
    }
}
