package dev.acestep.music;

/** A value that a request may not have; the message names the field, the value and the rule. */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    private InvalidRequest(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The one form of a refused value: {@code bpm: 500 is not allowed (integer from 30 to 300)}. */
    public static InvalidRequest notAllowed(String field, Object value, String rule) {
        String shown = value instanceof CharSequence text ? '"' + abbreviated(text) + '"' : String.valueOf(value);
        return new InvalidRequest(field, "%s: %s is not allowed (%s)".formatted(field, shown, rule));
    }

    /** A refusal in words of its own, still led by the field: {@code src_audio_path: missing (…)}. */
    public static InvalidRequest because(String field, String reason) {
        return new InvalidRequest(field, field + ": " + reason);
    }

    /** The same refusal, saying under which other name the caller sent the field. */
    public InvalidRequest sentAs(String alias) {
        String rest = String.valueOf(getMessage()).substring(field.length());
        return new InvalidRequest(field, "%s (sent as \"%s\")%s".formatted(field, alias, rest));
    }

    /** The same refusal of another field's value. */
    public InvalidRequest of(String otherField) {
        String rest = String.valueOf(getMessage()).substring(field.length());
        return new InvalidRequest(otherField, otherField + rest);
    }

    /** The canonical name of the refused field. */
    public String field() {
        return field;
    }

    private static String abbreviated(CharSequence text) {
        return text.length() <= 200 ? text.toString() : text.subSequence(0, 200) + "…";
    }
}
