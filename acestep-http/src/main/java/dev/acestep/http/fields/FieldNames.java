package dev.acestep.http.fields;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of a field, in the order in which they are searched.
 *
 * @param canonical the one that refusals use
 * @param aliases further names as the contract lists them
 * @param lastResorts names that count only where none of the others was sent
 * @param first canonical name and aliases, each in snake_case and camelCase
 * @param last the last resorts in both
 */
public record FieldNames(
        String canonical, List<String> aliases, List<String> lastResorts, List<String> first, List<String> last) {
    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    public static FieldNames of(String canonical, List<String> aliases, List<String> lastResorts) {
        Stream<String> names = Stream.concat(Stream.of(canonical), aliases.stream());
        return new FieldNames(canonical, aliases, lastResorts, spellings(names), spellings(lastResorts.stream()));
    }

    private static List<String> spellings(Stream<String> names) {
        return names.flatMap(name -> Stream.of(name, camelCase(name)))
                .distinct()
                .toList();
    }

    private static String camelCase(String snakeCase) {
        return UNDERSCORE.matcher(snakeCase).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
