package dev.acestep.cli;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command's help under headings, where they come from several classes that have one. */
final class OptionSections implements IHelpSectionRenderer {
    private static final String OTHERS = "More:";
    private static final Map<Class<?>, String> HEADINGS = Map.ofEntries(
            Map.entry(SongOptions.class, "The song:"),
            Map.entry(EngineOptions.class, "Who makes it:"),
            Map.entry(EditOptions.class, "Working from audio, by neural models:"),
            Map.entry(RegionOptions.class, "A region of the source:"),
            Map.entry(MorphOptions.class, "A morph of the source:"),
            Map.entry(PlannerOptions.class, "Planning, by the 5Hz language model:"),
            Map.entry(LanguageModelOptions.class, "Planning, by the 5Hz language model:"),
            Map.entry(SamplingOptions.class, "Sampling, of neural models:"),
            Map.entry(FileOptions.class, "Files:"),
            Map.entry(CommonOptions.class, "Settings:"),
            Map.entry(SettingOptions.class, "Settings:"),
            Map.entry(ServeOptions.class, "The server:"));

    @Override
    public String render(Help help) {
        Map<String, List<OptionSpec>> sections = sections(help);
        if (sections.size() < 3) {
            return help.optionList();
        }
        StringBuilder text = new StringBuilder();
        sections.forEach((heading, options) -> {
            Layout layout = help.createDefaultLayout();
            layout.addOptions(options, help.createDefaultParamLabelRenderer());
            text.append(String.format("%n%s%n", heading)).append(layout);
        });
        return text.toString();
    }

    /** In the order in which the command declares them, what has no heading at the end. */
    private static Map<String, List<OptionSpec>> sections(Help help) {
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        List<OptionSpec> others = new ArrayList<>();
        for (OptionSpec option : help.commandSpec().options()) {
            String heading = heading(option);
            List<OptionSpec> section =
                    heading.equals(OTHERS) ? others : sections.computeIfAbsent(heading, _ -> new ArrayList<>());
            section.add(option);
        }
        sections.put(OTHERS, others);
        return sections;
    }

    private static String heading(OptionSpec option) {
        return option.userObject() instanceof Member member
                ? HEADINGS.getOrDefault(member.getDeclaringClass(), OTHERS)
                : OTHERS;
    }
}
