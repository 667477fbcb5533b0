package io.keyledger.command.duedate;

import io.keyledger.command.duedate.DueDate.Kind;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.LiveSide;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code command.due_date}. Thread-safe. */
@Component
class DueDates {

    static final String TABLE = "command.due_date";

    /** Before whatever can be due. */
    private static final OffsetDateTime BEGINNING = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final LiveSide live;

    DueDates(JdbcClient jdbc, LiveSide live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    /** From now on this is what will happen of its kind to its key. */
    void set(DueDate due, Delivery delivery) {
        jdbc.sql("""
                        insert into command.due_date (side, key_id, kind, organization, due_at)
                        values (:side, :key, :kind, :organization, :at)
                        on conflict (side, key_id, kind) do update set due_at = excluded.due_at
                        """)
                .param("side", delivery.side().text())
                .param("key", due.key().text())
                .param("kind", due.kind().name())
                .param("organization", due.organization().text())
                .param("at", due.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Nothing of that kind will happen to the key. */
    void clear(KeyId key, Kind kind, Delivery delivery) {
        jdbc.sql("delete from command.due_date where side = :side and key_id = :key and kind = :kind")
                .param("side", delivery.side().text())
                .param("key", key.text())
                .param("kind", kind.name())
                .update();
    }

    /** Nothing will happen to any key of the organization. */
    void clear(OrganizationId organization, Delivery delivery) {
        jdbc.sql("delete from command.due_date where side = :side and organization = :organization")
                .param("side", delivery.side().text())
                .param("organization", organization.text())
                .update();
    }

    /**
     * Everything that is due and not on record.
     *
     * @param oldest when the first of it was due; null if nothing is
     */
    record Backlog(int count, @Nullable Instant oldest) {}

    /** @param most how many are counted at most */
    Backlog backlog(Instant now, int most) {
        return live.read(
                DueDatesProjection.NAME,
                (side, position) -> jdbc.sql("""
                                select count(*) as count, min(due_at) as oldest
                                  from (select due_at from command.due_date
                                         where side = :side and due_at <= :now order by due_at limit :most) as due
                                """)
                        .param("side", side.text())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("most", most)
                        .query((row, number) -> {
                            OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                            return new Backlog(row.getInt("count"), oldest == null ? null : oldest.toInstant());
                        })
                        .single());
    }

    /**
     * What is due, the longest due first.
     *
     * @param last the last of the page before, or null for the first page
     */
    List<DueDate> due(Instant now, @Nullable DueDate last, int limit) {
        return live.read(
                DueDatesProjection.NAME,
                (side, position) -> jdbc.sql("""
                                select key_id, kind, organization, due_at from command.due_date
                                 where side = :side and due_at <= :now
                                   and (due_at, key_id, kind) > (:lastAt, :lastKey, :lastKind)
                                 order by due_at, key_id, kind limit :limit
                                """)
                        .param("side", side.text())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("lastAt", last == null ? BEGINNING : last.at().atOffset(ZoneOffset.UTC))
                        .param("lastKey", last == null ? "" : last.key().text())
                        .param("lastKind", last == null ? "" : last.kind().name())
                        .param("limit", limit)
                        .query((row, number) -> new DueDate(
                                new KeyId(row.getString("key_id")),
                                Kind.valueOf(row.getString("kind")),
                                new OrganizationId(row.getString("organization")),
                                row.getObject("due_at", OffsetDateTime.class).toInstant()))
                        .list());
    }
}
