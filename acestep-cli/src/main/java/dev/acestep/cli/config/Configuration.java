package dev.acestep.cli.config;

import dev.acestep.http.HostedConfig;
import dev.acestep.http.ServerConfig;
import dev.acestep.http.TlsFiles;
import dev.acestep.jobs.JobsConfig;
import dev.acestep.jobs.webhooks.WebhookConfig;
import dev.acestep.music.AudioDuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that the program was told, checked.
 *
 * @param largestUploadBytes the most that one uploaded file may have
 * @param defaultDurationSeconds length of a song when nothing else decides
 * @param inForce every setting with its text, secrets hidden
 * @param warnings what was understood but deserves a word
 */
public record Configuration(
        ServerConfig server,
        Folders folders,
        JobsConfig jobs,
        ModelsConfig models,
        HostedConfig hosted,
        WebhookConfig webhooks,
        String logFormat,
        long largestUploadBytes,
        double defaultDurationSeconds,
        Map<String, String> inForce,
        List<String> warnings) {
    private static final String PREFIX = "ACESTEP_";
    private static final int WEEK_SECONDS = 7 * 24 * 3600;
    private static final int LONGEST_DAYS = 36_500;

    public Configuration {
        inForce = Map.copyOf(inForce);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads every place once.
     *
     * @param flags values given on the command line, by variable
     * @param file the configuration file, if one was named
     * @throws ConfigurationProblem if a value or a key of the file cannot be understood
     */
    public static Configuration read(
            Map<String, String> flags, Optional<Path> file, Map<String, String> environment, Path workingFolder) {
        Path dotEnv = workingFolder.resolve(".env");
        List<Source> sources = new ArrayList<>();
        sources.add(Source.ofVariables("the command line", flags));
        sources.add(Source.ofVariables("the environment", environment));
        if (Files.isRegularFile(dotEnv)) {
            sources.add(Source.ofVariables(".env", KeyValueFile.read(dotEnv)));
        }
        Optional<Source> named = file.map(path -> Source.ofKeys(path.toString(), KeyValueFile.read(path)));
        named.ifPresent(sources::add);
        Settings settings = new Settings(sources);
        Configuration configuration = from(settings, workingFolder.toAbsolutePath());
        named.ifPresent(settings::refuseUnknown);
        return configuration;
    }

    /** The settings in force on one line, those without a value left out. */
    public String summary() {
        return inForce.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Configuration from(Settings settings, Path workingFolder) {
        List<String> warnings = new ArrayList<>();
        if (settings.get("ACESTEP_MODE", Form.word("api", "gradio"), "api").equals("gradio")) {
            warnings.add("ACESTEP_MODE=gradio: there is no Gradio page here, the API is served all the same");
        }
        settings.get("ACESTEP_API_WORKERS", Form.integer(1, 1024), 1);
        Folders folders = Folders.from(settings, workingFolder);
        ModelsConfig models = ModelsConfig.from(settings, workingFolder);
        JobsConfig jobs = jobs(settings);
        HostedConfig hosted = Hosted.dialects(settings);
        WebhookConfig webhooks = Hosted.webhooks(settings);
        ServerConfig server = server(settings, folders, models);
        String logFormat = settings.get("ACESTEP_LOG_FORMAT", Form.word("text", "json"), "text");
        long largestUpload = megabytes(settings, "ACESTEP_MAX_UPLOAD_MB", 200);
        double duration = settings.get(
                "ACESTEP_DEFAULT_DURATION", Form.number(AudioDuration.SHORTEST, AudioDuration.LONGEST), 60.0);
        Variables.acceptForLater(settings);
        settings.unknownNames(PREFIX)
                .forEach(name -> warnings.add(name + " is not a setting of this version and is ignored"));
        return new Configuration(
                server,
                folders,
                jobs,
                models,
                hosted,
                webhooks,
                logFormat,
                largestUpload,
                duration,
                settings.inForce(),
                warnings);
    }

    private static JobsConfig jobs(Settings settings) {
        return new JobsConfig(
                settings.get("ACESTEP_QUEUE_MAXSIZE", Form.integer(1, 1_000_000), 200),
                settings.get("ACESTEP_QUEUE_WORKERS", Form.integer(1, 64), 1),
                settings.get("ACESTEP_AVG_JOB_SECONDS", Form.number(0, WEEK_SECONDS), 5.0),
                settings.get("ACESTEP_AVG_WINDOW", Form.integer(1, 100_000), 50),
                settings.get("ACESTEP_MAX_ATTEMPTS", Form.integer(1, 100), 3),
                Form.duration(settings.get("ACESTEP_JOB_TIMEOUT_SECONDS", Form.number(1, WEEK_SECONDS), 3600.0)),
                JobsConfig.days(settings.get("ACESTEP_RETENTION_DAYS", Form.number(0, LONGEST_DAYS), 7.0)),
                Form.duration(settings.get("ACESTEP_RETENTION_SWEEP_SECONDS", Form.number(1, WEEK_SECONDS), 300.0)));
    }

    private static ServerConfig server(Settings settings, Folders folders, ModelsConfig models) {
        ServerConfig defaults = ServerConfig.DEFAULTS;
        return new ServerConfig(
                settings.get("ACESTEP_API_HOST", Form.TEXT, defaults.host()),
                settings.get("ACESTEP_API_PORT", Form.integer(0, 65_535), defaults.port()),
                settings.find("ACESTEP_API_KEY", Form.TEXT),
                settings.find("ACESTEP_PUBLIC_URL", Form.URL),
                settings.get("ACESTEP_TRUSTED_PROXIES", Form.CIDRS, defaults.trustedProxies()),
                settings.get("ACESTEP_CORS_ORIGINS", Form.ORIGINS, defaults.corsOrigins()),
                settings.get("ACESTEP_MODELS_SHAPE", Form.word("wrapped", "openai"), "wrapped")
                        .equals("openai"),
                settings.get("ACESTEP_UNKNOWN_TASK_STATUS", Form.word("2", "0"), "2")
                                .equals("2")
                        ? 2
                        : 0,
                settings.get("ACESTEP_CODES_WITHOUT_THINKING", Form.word("ignore", "honour"), "ignore")
                        .equals("honour"),
                settings.get("ACESTEP_ENV", Form.TEXT, defaults.environment()),
                megabytes(settings, "ACESTEP_MAX_BODY_MB", 64),
                folders.audioRoots(),
                settings.get("ACESTEP_DEFAULT_BATCH_SIZE", Form.integer(1, 8), defaults.defaultBatchSize()),
                models.slots(),
                settings.get("ACESTEP_DOCS_PUBLIC", Form.FLAG, defaults.docsPublic()),
                settings.get("ACESTEP_METRICS_PUBLIC", Form.FLAG, defaults.metricsPublic()),
                grace(settings, defaults),
                tls(settings));
    }

    private static Optional<TlsFiles> tls(Settings settings) {
        Optional<Path> certificate = settings.find("ACESTEP_TLS_CERT", Form.PATH);
        Optional<Path> key = settings.find("ACESTEP_TLS_KEY", Form.PATH);
        if (certificate.isPresent() != key.isPresent()) {
            throw new ConfigurationProblem("ACESTEP_TLS_CERT and ACESTEP_TLS_KEY belong together: %s is missing"
                    .formatted(certificate.isPresent() ? "ACESTEP_TLS_KEY" : "ACESTEP_TLS_CERT"));
        }
        return certificate.map(chain -> TlsFiles.of(chain, key.orElseThrow()));
    }

    private static Duration grace(Settings settings, ServerConfig defaults) {
        double seconds = defaults.shutdownGrace().toSeconds();
        return Form.duration(settings.get("ACESTEP_SHUTDOWN_GRACE_SECONDS", Form.number(0, 3600), seconds));
    }

    private static long megabytes(Settings settings, String variable, int fallback) {
        return (long) settings.get(variable, Form.integer(1, 1_000_000), fallback) << 20;
    }
}
