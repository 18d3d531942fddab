package dev.acestep.http.server;

import dev.acestep.http.dialect.DialectApi;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.fal.FalApi;
import dev.acestep.http.nativeapi.NativeApi;
import dev.acestep.http.openai.OpenAiApi;
import dev.acestep.http.openapi.Operation;
import dev.acestep.http.pixazo.PixazoApi;
import dev.acestep.http.replicate.ReplicateApi;
import dev.acestep.http.segmind.SegmindApi;
import dev.acestep.http.wavespeed.WaveSpeedApi;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.List;

/** All dialects, asked in their order; the native one is the last and has what no other has. */
record Dialects(List<DialectApi> all) {
    /** Every dialect of this server: one line each. */
    static Dialects on(Ground ground) {
        List<DialectApi> hosted = List.of(
                new SegmindApi(ground),
                new WaveSpeedApi(ground),
                new PixazoApi(ground),
                new OpenAiApi(ground),
                new FalApi(ground),
                new ReplicateApi(ground));
        List<DialectApi> all = new ArrayList<>(hosted);
        all.add(new NativeApi(ground, hosted));
        return new Dialects(List.copyOf(all));
    }

    /** The dialect in which a request for this path is answered. */
    DialectApi at(String path) {
        return all.stream().filter(each -> each.owns(path)).findFirst().orElseThrow();
    }

    /** The dialect through which the job came; a job of one that is no more is shown as a native one. */
    DialectApi of(Job job) {
        return all.stream()
                .filter(each -> each.dialect().equals(job.submission().dialect()))
                .findFirst()
                .orElseGet(all::getLast);
    }

    boolean isHosted(String path) {
        return !at(path).dialect().equals(Dialect.NATIVE);
    }

    void register(RoutesConfig routes) {
        all.forEach(each -> each.register(routes));
    }

    List<Operation> operations() {
        return all.stream().flatMap(each -> each.operations().stream()).toList();
    }
}
