package dev.acestep.cli;

import picocli.CommandLine.Option;

/** The options of a command that runs a server. */
final class ServeOptions extends SettingOptions {
    @Option(
            names = "--host",
            paramLabel = "H",
            description = "Address to listen on (ACESTEP_API_HOST; default 127.0.0.1; 0.0.0.0 is every interface).")
    void host(String host) {
        set("ACESTEP_API_HOST", host);
    }

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port (ACESTEP_API_PORT; default 8001; 0 takes a free one).")
    void port(String port) {
        set("ACESTEP_API_PORT", port);
    }

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "Admin key that callers must send (ACESTEP_API_KEY; without one the server is open).")
    void apiKey(String key) {
        set("ACESTEP_API_KEY", key);
    }

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Certificate chain, PEM (ACESTEP_TLS_CERT): with it and its key the server speaks https only."
                    + " Renewed files are taken while it runs.")
    void tlsCertificate(String file) {
        set("ACESTEP_TLS_CERT", file);
    }

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The certificate's key, PEM, PKCS#8 without password (ACESTEP_TLS_KEY).")
    void tlsKey(String file) {
        set("ACESTEP_TLS_KEY", file);
    }

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Jobs at the same time (ACESTEP_QUEUE_WORKERS; default 1).")
    void workers(String workers) {
        set("ACESTEP_QUEUE_WORKERS", workers);
    }

    @Option(
            names = "--log-format",
            paramLabel = "F",
            description = "text or json, one line an event, on the error output (ACESTEP_LOG_FORMAT).")
    void logFormat(String format) {
        set("ACESTEP_LOG_FORMAT", format);
    }

    @Option(
            names = "--init-llm",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "auto|true|false",
            description =
                    "The 5Hz language model, which plans songs (ACESTEP_INIT_LLM): auto (default) loads it when it is"
                            + " first needed, true at the start, false never.")
    void initLlm(String choice) {
        set("ACESTEP_INIT_LLM", choice);
    }

    @Option(names = "--no-init", description = "Loads no model at start, each on its first use (ACESTEP_NO_INIT).")
    void noInit(boolean choice) {
        set("ACESTEP_NO_INIT", String.valueOf(choice));
    }

    @Option(
            names = "--lm-model-path",
            paramLabel = "NAME",
            description =
                    "Name or folder of the language model that requests get which name none (ACESTEP_LM_MODEL_PATH;"
                            + " default acestep-5Hz-lm-0.6B, else the first that is installed).")
    void lmModelPath(String name) {
        set("ACESTEP_LM_MODEL_PATH", name);
    }

    @Option(
            names = "--download-source",
            paramLabel = "S",
            description =
                    "auto, huggingface or modelscope (ACESTEP_DOWNLOAD_SOURCE). A hub named here is asked at start"
                            + " for the models that ACESTEP_CONFIG_PATH and ACESTEP_LM_MODEL_PATH name and that are"
                            + " missing.")
    void downloadSource(String source) {
        set("ACESTEP_DOWNLOAD_SOURCE", source);
    }
}
