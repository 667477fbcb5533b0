package io.keyledger.command.revocation;

import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import io.keyledger.http.MemberIds;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.LiveSide;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code command.living_key}. Thread-safe. */
@Component
class LivingKeys {

    static final String TABLE = "command.living_key";

    private final JdbcClient jdbc;
    private final LiveSide live;

    LivingKeys(JdbcClient jdbc, LiveSide live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    void add(KeyIssued key, Delivery delivery) {
        String issuer = MemberIds.of(key.by().subject());
        jdbc.sql("""
                        insert into command.living_key
                               (side, key_id, organization, permission, environment, issued_at, issued_by,
                                version, shown_to)
                        values (:side, :key, :organization, :permission, :environment, :at, :issuer, :version,
                                :issuer)
                        on conflict (side, key_id) do nothing
                        """)
                .param("side", delivery.side().text())
                .param("key", key.key().text())
                .param("organization", key.organization().text())
                .param("permission", key.permission().name())
                .param("environment", key.environment().name())
                .param("at", key.at().atOffset(ZoneOffset.UTC))
                .param("issuer", issuer)
                .param("version", key.version().number())
                .update();
    }

    void shown(KeyRotated rotated, Delivery delivery) {
        boolean previousWorksOn = rotated.previousValidUntil().isAfter(rotated.at());
        jdbc.sql("""
                        update command.living_key
                           set shown_before = case when :worksOn then shown_to end, shown_to = :who, version = :version
                         where side = :side and key_id = :key and version < :version
                        """)
                .param("worksOn", previousWorksOn)
                .param("who", MemberIds.of(rotated.by().subject()))
                .param("version", rotated.version().number())
                .param("side", delivery.side().text())
                .param("key", rotated.key().text())
                .update();
    }

    void previousEnded(KeyId key, Delivery delivery) {
        jdbc.sql("update command.living_key set shown_before = null where side = :side and key_id = :key")
                .param("side", delivery.side().text())
                .param("key", key.text())
                .update();
    }

    void remove(KeyId key, Delivery delivery) {
        jdbc.sql("delete from command.living_key where side = :side and key_id = :key")
                .param("side", delivery.side().text())
                .param("key", key.text())
                .update();
    }

    void removeAll(OrganizationId organization, Delivery delivery) {
        jdbc.sql("delete from command.living_key where side = :side and organization = :organization")
                .param("side", delivery.side().text())
                .param("organization", organization.text())
                .update();
    }

    /** Keys, and the position up to which every end is known: none of those missing has ended later. */
    record Found(List<KeyId> keys, long position) {}

    /** Those for which everything holds that is named, the oldest id first. */
    Found find(OrganizationId organization, KeyFilter filter) {
        return live.read(
                LivingKeysProjection.NAME,
                (side, position) -> new Found(
                        jdbc.sql("""
                                select key_id from command.living_key
                                 where side = :side and organization = :organization
                                   and (:permission is null or permission = :permission)
                                   and (:environment is null or environment = :environment)
                                   and (:issuedBy is null or issued_by = :issuedBy)
                                   and (:shownTo is null or :shownTo in (shown_to, shown_before))
                                   and (cast(:before as timestamptz) is null or issued_at < :before)
                                   and (cast(:after as timestamptz) is null or issued_at > :after)
                                 order by key_id
                                """)
                                .param("side", side.text())
                                .param("organization", organization.text())
                                .param("permission", name(filter.permission()), Types.VARCHAR)
                                .param("environment", name(filter.environment()), Types.VARCHAR)
                                .param("issuedBy", memberId(filter.issuedBy()), Types.VARCHAR)
                                .param("shownTo", memberId(filter.shownTo()), Types.VARCHAR)
                                .param("before", instant(filter.issuedBefore()), Types.TIMESTAMP_WITH_TIMEZONE)
                                .param("after", instant(filter.issuedAfter()), Types.TIMESTAMP_WITH_TIMEZONE)
                                .query((row, number) -> new KeyId(row.getString("key_id")))
                                .list(),
                        position));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable String memberId(@Nullable SubjectId member) {
        return member == null ? null : MemberIds.of(member);
    }

    private static @Nullable OffsetDateTime instant(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
