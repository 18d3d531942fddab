package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Values;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Planning.Analysis;
import java.util.List;

/** The three flags that ask for analysis instead of audio. */
final class AnalysisFlags {
    private AnalysisFlags() {}

    /** Refuses the flag if it is up and another one before it in the table is up as well. */
    static void checkAlone(Values values, Field<Boolean> flag) {
        List<Field<Boolean>> flags =
                List.of(OutputFields.ANALYSIS_ONLY, OutputFields.FULL_ANALYSIS_ONLY, OutputFields.EXTRACT_CODES_ONLY);
        if (values.get(flag) && flags.stream().filter(values::get).count() > 1) {
            throw InvalidRequest.notAllowed(
                    flag.name(), true, "at most one of analysis_only, full_analysis_only, extract_codes_only");
        }
    }

    static Analysis of(Values values) {
        if (values.get(OutputFields.ANALYSIS_ONLY)) {
            return Analysis.METADATA;
        }
        if (values.get(OutputFields.FULL_ANALYSIS_ONLY)) {
            return Analysis.FULL;
        }
        return values.get(OutputFields.EXTRACT_CODES_ONLY) ? Analysis.CODES : Analysis.NONE;
    }
}
