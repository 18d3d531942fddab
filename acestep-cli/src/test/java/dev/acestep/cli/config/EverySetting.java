package dev.acestep.cli.config;

/** A configuration file with every key there is. */
final class EverySetting {
    static final String AS_A_FILE = """
            mode = api
            host = 0.0.0.0
            port = 9000
            api-key = secret
            api-workers = 2
            public-url = https://music.example.org/ace/
            tls-cert = /etc/ace/chain.pem
            tls-key = /etc/ace/key.pem
            trusted-proxies = 10.1.0.0/16, fd00::/8, 192.0.2.1
            cors-origins = https://a.example, null
            models-shape = openai
            unknown-task-status = 0
            codes-without-thinking = honour
            env = production
            max-body-mb = 1
            max-upload-mb = 2
            sync-timeout-seconds = 5
            generation-timeout = 6
            docs-public = no
            metrics-public = yes
            shutdown-grace-seconds = 1.5
            log-format = json
            checkpoints = models
            precision = bf16
            config-path = one
            config-path2 = two
            config-path3 = three
            device = cuda:1
            use-flash-attention = off
            offload-to-cpu = on
            offload-dit-to-cpu = on
            init-llm = 0
            lm-model-path = acestep-5Hz-lm-1.7B
            lm-backend = pt
            lm-device = cpu
            lm-offload-to-cpu = on
            model-residency = one-at-a-time
            model-idle-seconds = 600
            no-init = on
            compile-model = on
            download-source = modelscope
            default-batch-size = 1
            default-duration = 45
            lora-roots = adapters
            queue-maxsize = 3
            workers = 2
            avg-job-seconds = 1.5
            avg-window = 7
            max-attempts = 4
            job-timeout-seconds = 60
            data = everything
            data-dir = rows
            tmpdir = scratch
            output-dir = songs
            upload-dir = incoming
            audio-roots = /srv/a:/srv/b
            retention-days = 0.5
            retention-sweep-seconds = 9
            triton-cache-dir = t
            torchinductor-cache-dir = i
            segmind-model = one
            wavespeed-model = one
            pixazo-model = one
            pixazo-xl-model = two
            segmind-aliases = fast=acestep-v15-turbo
            wavespeed-aliases = fast=acestep-v15-turbo
            segmind-format = wav
            wavespeed-format = flac
            pixazo-format = mp3
            segmind-v1-response = json
            segmind-default-lyrics = off
            wavespeed-require-tags = false
            price-per-second = 0.001
            webhook-secret = hush
            webhook-timeout-seconds = 3
            webhook-max-attempts = 2
            webhook-backoff-seconds = 0.5
            webhook-allow-insecure-loopback = true
            webhook-allow-cidrs = 10.0.0.0/8
            debug = 1
            cache-dir = caches
            java-home = /opt/jdk
            java-opts = -Xmx1g
            tensorboard-url = http://127.0.0.1:6006
            training-device = cpu
            training-roots = /srv/training
            training-enabled = false
            """;

    private EverySetting() {}
}
