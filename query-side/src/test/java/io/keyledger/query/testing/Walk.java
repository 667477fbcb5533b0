package io.keyledger.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.query.testing.Client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** A list read page by page, as an auditor reads it, while others go on writing. */
public final class Walk {

    private static final int LONGEST = 100;

    private final Installation installation;
    private final String reader;

    public Walk(Installation installation, String reader) {
        this.installation = installation;
        this.reader = reader;
    }

    /** Whatever there is, in one page. */
    public List<JsonNode> whole(String path) {
        return items(page(path + "limit=1000"));
    }

    /**
     * Everything on all pages, in the order in which it was read.
     *
     * @param path up to and with the {@code ?} or {@code &} that its page is named after
     * @param meanwhile writes something; done once for each page, beside its reading, and ended before the next is read
     */
    public List<JsonNode> through(String path, int limit, Runnable meanwhile) throws Exception {
        List<JsonNode> seen = new ArrayList<>();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            String after = "";
            for (int pages = 0; !after.equals("null"); pages++) {
                assertThat(pages).as("a walk comes to its end").isLessThan(LONGEST);
                Future<?> writing = writer.submit(meanwhile);
                Reply page = page(path + "limit=" + limit + (after.isEmpty() ? "" : "&after=" + after));
                writing.get();
                seen.addAll(items(page));
                after = page.body().get("next").toString();
            }
        }
        return seen;
    }

    private Reply page(String path) {
        String newest = Long.toString(installation.facts().newest());
        return installation.client().get(path, reader, "Keyledger-Min-Position", newest);
    }

    private static List<JsonNode> items(Reply page) {
        assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
        return List.copyOf(page.body().values().iterator().next().values());
    }
}
