package dev.acestep.cli;

import dev.acestep.jobs.keys.KeyStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acestep keys list}: names and limits, never the keys. */
@Command(name = "list", description = "Lists all keys with their limits, revoked ones too; never the keys themselves.")
final class ListKeys implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public void run() {
        List<KeyView> views =
                options.with(KeyStore::all).stream().map(KeyView::of).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(Map.of("keys", views)));
        } else if (views.isEmpty()) {
            out.println("There are no keys; 'acestep keys create NAME' makes one.");
        } else {
            out.println(KeyView.heading());
            views.forEach(view -> out.println(view.line()));
        }
    }
}
