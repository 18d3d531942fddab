package dev.acestep.http;

import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.Media;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.Uploads;
import dev.acestep.jobs.webhooks.Webhooks;
import dev.acestep.music.AudioProbe;
import dev.acestep.music.Models;

/** What the routes work with. */
public record Services(
        ServerConfig config,
        HostedConfig hosted,
        Jobs jobs,
        Accounts accounts,
        Models models,
        AudioProbe probe,
        Uploads uploads,
        OutputFolder outputs,
        Media media,
        Webhooks webhooks) {}
