package dev.acestep.http.server;

import dev.acestep.http.HttpProblem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** Swagger UI from its own jar, so that the documentation needs no internet; read file by file when asked for. */
final class ApiPages {
    private static final String FOLDER = "META-INF/resources/webjars/swagger-ui/";
    private static final String VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Map<String, String> ASSETS = Map.of(
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
            "favicon-32x32.png", "image/png");

    // Relative links, so that the page works behind a proxy's path prefix and under /api too.
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>ACE-Step API</title>
              <link rel="icon" type="image/png" href="docs/favicon-32x32.png">
              <link rel="stylesheet" href="docs/swagger-ui.css">
            </head>
            <body>
              <div id="swagger-ui"></div>
              <script src="docs/swagger-ui-bundle.js"></script>
              <script>
                SwaggerUIBundle({url: "openapi.json", dom_id: "#swagger-ui", deepLinking: true});
              </script>
            </body>
            </html>
            """;

    void page(Context ctx) {
        ctx.header("Cache-Control", "no-cache");
        ctx.contentType("text/html; charset=utf-8").result(PAGE);
    }

    void asset(Context ctx, String name) {
        String type = ASSETS.get(name);
        if (type == null) {
            throw new HttpProblem(404, "Not Found");
        }
        String version = version();
        String etag = "\"" + version + "\"";
        ctx.header("ETag", etag);
        ctx.header("Cache-Control", "public, max-age=86400");
        if (etag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(type).result(open(FOLDER + version + "/" + name));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open(VERSION)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static InputStream open(String resource) {
        InputStream in = ApiPages.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("Missing from the class path: " + resource);
        }
        return in;
    }
}
