package dev.acestep.engine.download;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A site that carries the repositories, with its own addresses for listings and files. */
public enum Hub {
    HUGGING_FACE("huggingface", "https://huggingface.co", "main"),
    MODELSCOPE("modelscope", "https://www.modelscope.cn", "master");

    private final String wireName;
    private final URI site;
    private final String branch;

    Hub(String wireName, String site, String branch) {
        this.wireName = wireName;
        this.site = URI.create(site);
        this.branch = branch;
    }

    /** How settings name it. */
    public String wireName() {
        return wireName;
    }

    /** Where it is unless somebody says otherwise. */
    URI site() {
        return site;
    }

    /** The revision that is taken unless another one is named. */
    String branch() {
        return branch;
    }

    URI listing(URI endpoint, String repository, String revision) {
        return URI.create(
                switch (this) {
                    case HUGGING_FACE ->
                        "%s/api/models/%s/tree/%s?recursive=true".formatted(endpoint, repository, encoded(revision));
                    case MODELSCOPE ->
                        "%s/api/v1/models/%s/repo/files?Revision=%s&Recursive=true"
                                .formatted(endpoint, repository, encoded(revision));
                });
    }

    URI file(URI endpoint, String repository, String revision, String path) {
        return URI.create(
                switch (this) {
                    case HUGGING_FACE -> "%s/%s/resolve/%s/%s".formatted(endpoint, repository, encoded(revision), path);
                    case MODELSCOPE ->
                        "%s/api/v1/models/%s/repo?Revision=%s&FilePath=%s"
                                .formatted(endpoint, repository, encoded(revision), encoded(path));
                });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
