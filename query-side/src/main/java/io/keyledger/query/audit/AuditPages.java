package io.keyledger.query.audit;

import io.keyledger.projection.Side;
import io.keyledger.query.reading.Answer;
import io.keyledger.query.reading.Snapshots;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads the trail page by page, each from one snapshot. Thread-safe. */
@Component
class AuditPages {

    private final AuditEntries entries;
    private final AuditViews views;
    private final Snapshots snapshots;

    AuditPages(AuditEntries entries, AuditViews views, Snapshots snapshots) {
        this.entries = entries;
        this.views = views;
        this.snapshots = snapshots;
    }

    record AuditAnswer(
            @Schema(description = "In store order, or newest first if asked for")
            List<EntryView> entries,

            @Schema(description = "What to send as after for the next page; null on the last one", example = "4711")
            @Nullable
            Long next) {}

    private record Page(List<AuditEntry> entries, boolean more) {}

    ResponseEntity<AuditAnswer> read(AuditSearch search, PageRequested asked, long atLeast) {
        return read(side -> search.matching(), asked, atLeast);
    }

    /** @param search says, given the side that is read, what is looked for there */
    ResponseEntity<AuditAnswer> read(
            Function<Side, Specification<AuditEntry>> search, PageRequested asked, long atLeast) {
        Answer<Page> page =
                snapshots.read(AuditProjection.NAME, atLeast, side -> page(side, search.apply(side), asked));
        List<AuditEntry> found = page.content().entries();
        Long next = page.content().more() ? (Long) found.getLast().position : null;
        return new Answer<>(new AuditAnswer(found.stream().map(views::of).toList(), next), page.position()).ok();
    }

    private Page page(Side side, Specification<AuditEntry> search, PageRequested asked) {
        List<AuditEntry> found = entries.find(side.text(), search, asked);
        return new Page(found.subList(0, Math.min(asked.limit(), found.size())), found.size() > asked.limit());
    }
}
