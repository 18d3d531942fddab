package dev.acestep.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.acestep.http.dialect.DialectApi;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrows of ARCHITECTURE.md, and the libraries that only one module touches. */
@AnalyzeClasses(packages = "dev.acestep", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String LIST_OF_DIALECTS = "dev.acestep.http.server.Dialects";

    @ArchTest
    static final ArchRule MUSIC_SEES_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("dev.acestep.music..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.acestep.music..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule SKETCH_SEES_MUSIC = seesOnly("sketch", "music");

    @ArchTest
    static final ArchRule AUDIO_SEES_MUSIC = seesOnly("audio", "music");

    @ArchTest
    static final ArchRule JOBS_SEE_MUSIC = seesOnly("jobs", "music");

    @ArchTest
    static final ArchRule HTTP_SEES_JOBS_AND_MUSIC = seesOnly("http", "jobs", "music");

    @ArchTest
    static final ArchRule TENSOR_SEES_NOTHING_OF_OURS = seesOnly("tensor");

    @ArchTest
    static final ArchRule ENGINE_SEES_MUSIC_AND_TENSOR = seesOnly("engine", "music", "tensor");

    @ArchTest
    static final ArchRule GENERATION_SEES_NO_HTTP =
            seesOnly("generation", "jobs", "audio", "sketch", "engine", "music");

    @ArchTest
    static final ArchRule NOBODY_SEES_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.acestep.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.acestep.cli..");

    @ArchTest
    static final ArchRule ONLY_AUDIO_TOUCHES_FFMPEG = onlyIn("audio", "org.bytedeco.ffmpeg..");

    @ArchTest
    static final ArchRule ONLY_TENSOR_AND_ENGINE_TOUCH_LIBTORCH = noClasses()
            .that()
            .resideOutsideOfPackages("dev.acestep.tensor..", "dev.acestep.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.pytorch..");

    @ArchTest
    static final ArchRule DOWNLOADS_NEED_NO_NETWORKS = noClasses()
            .that()
            .resideInAPackage("dev.acestep.engine.download..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.acestep.tensor..", "org.bytedeco..");

    @ArchTest
    static final ArchRule ONLY_THEY_AND_AUDIO_HOLD_NATIVE_MEMORY = noClasses()
            .that()
            .resideOutsideOfPackages("dev.acestep.audio..", "dev.acestep.tensor..", "dev.acestep.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule ONLY_ENGINE_TOUCHES_THE_TOKENIZERS = onlyIn("engine", "ai.djl..");

    @ArchTest
    static final ArchRule ONLY_JOBS_SPEAK_SQL =
            onlyIn("jobs", "java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..");

    @ArchTest
    static final ArchRule ONLY_JOBS_KNOW_THE_SCHEDULER = onlyIn("jobs", "com.github.kagkarlsson..");

    @ArchTest
    static final ArchRule ONLY_JOBS_CALL_OTHERS = onlyIn("jobs", "org.apache.hc..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_WEB_SERVER =
            onlyIn("http", "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI = onlyIn("cli", "picocli..", "ch.qos.logback..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.acestep.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule JOBS_KNOW_NEITHER_KEYS_NOR_WEBHOOKS = noClasses()
            .that()
            .resideInAPackage("dev.acestep.jobs")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.acestep.jobs.keys..", "dev.acestep.jobs.webhooks..");

    @ArchTest
    static final ArchRule KEYS_KNOW_NO_WEBHOOKS = noClasses()
            .that()
            .resideInAPackage("dev.acestep.jobs.keys..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.acestep.jobs.webhooks..");

    @ArchTest
    static final ArchRule WEBHOOKS_KNOW_NO_KEYS = noClasses()
            .that()
            .resideInAPackage("dev.acestep.jobs.webhooks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.acestep.jobs.keys..");

    /** A dialect is the package of a {@link DialectApi}; of all others only the server's list of dialects sees it. */
    @ArchTest
    static void onlyTheListOfDialectsKnowsADialect(JavaClasses classes) {
        Set<String> packages =
                dialects(classes).stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages).hasSameSizeAs(dialects(classes)).hasSizeGreaterThan(1);
        for (String dialect : packages) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(dialect)
                    .and()
                    .doNotHaveFullyQualifiedName(LIST_OF_DIALECTS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(dialect)
                    .check(classes);
        }
    }

    /** So another dialect is a package, and a line in that list. */
    @ArchTest
    static void theListOfDialectsHasAllAndKnowsNothingElseOfThem(JavaClasses classes) {
        Set<JavaClass> dialects = dialects(classes);
        Set<String> packages = dialects.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(classes.get(LIST_OF_DIALECTS).getDirectDependenciesFromSelf())
                .extracting(Dependency::getTargetClass)
                .filteredOn(seen -> packages.contains(seen.getPackageName()))
                .hasSameElementsAs(dialects);
    }

    private static Set<JavaClass> dialects(JavaClasses classes) {
        return classes.stream()
                .filter(each -> each.isAssignableTo(DialectApi.class) && !each.isInterface())
                .collect(Collectors.toSet());
    }

    private static ArchRule seesOnly(String module, String... seen) {
        String[] others = Stream.of("music", "audio", "sketch", "tensor", "engine", "jobs", "generation", "http", "cli")
                .filter(other -> !other.equals(module) && !List.of(seen).contains(other))
                .map(other -> "dev.acestep." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.acestep." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static ArchRule onlyIn(String module, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.acestep." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
