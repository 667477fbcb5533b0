package io.keyledger.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table that tells which side is live, and the positions that tokens tell. Thread-safe. */
@Component
class ProjectionStates {

    private static final int ROWS_IN_A_STEP = 5000;

    private static final String READ = """
            select p.name, p.live_side, p.rebuilding, p.filling, p.doubted,
                   l.processor is not null as begun, l.position as live_applied, s.position as shadow_applied
            from projection.state p
            left join projection.applied l on l.processor = p.name || '-' || p.live_side
            left join projection.applied s
                   on s.processor = p.name || '-' || case p.live_side when 'a' then 'b' else 'a' end
            where p.name = ?
            """;

    private final JdbcClient jdbc;

    ProjectionStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String processor(String projection, Side side) {
        return projection + "-" + side;
    }

    /** Makes a projection known; harmless if it is. */
    void register(String projection) {
        jdbc.sql("insert into projection.state (name) values (?) on conflict do nothing")
                .param(projection)
                .update();
    }

    /** All that any process of the installation has made known. */
    List<String> names() {
        return jdbc.sql("select name from projection.state order by name")
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** How far each live side is, of those that tell. */
    Map<String, Long> applied() {
        Map<String, Long> applied = new HashMap<>();
        jdbc.sql("""
                        select p.name, l.position from projection.state p
                        join projection.applied l on l.processor = p.name || '-' || p.live_side
                        where l.position is not null
                        """).query((RowCallbackHandler) row -> applied.put(row.getString("name"), row.getLong("position")));
        return applied;
    }

    ProjectionState read(String projection) {
        return jdbc.sql(READ).param(projection).query(ProjectionStates::state).single();
    }

    private static ProjectionState state(ResultSet row, int number) throws SQLException {
        Long live = row.getObject("live_applied", Long.class);
        if (live == null && row.getBoolean("begun")) {
            throw new IllegalStateException("The token of " + row.getString("name") + " tells no position");
        }
        return new ProjectionState(
                row.getString("name"),
                Side.of(row.getString("live_side")),
                row.getBoolean("rebuilding"),
                row.getBoolean("filling"),
                row.getBoolean("doubted"),
                live == null ? -1 : live,
                row.getObject("shadow_applied", Long.class));
    }

    /** Notes that a rebuild is wanted; one that is under way goes on. */
    void requestRebuild(String projection) {
        jdbc.sql("update projection.state set rebuilding = true where name = ?")
                .param(projection)
                .update();
    }

    /**
     * Notes that the live side is not to be read any more, and what has begun to replace it is not either.
     *
     * @return false if that was known
     */
    boolean doubt(String projection) {
        return jdbc.sql("update projection.state set rebuilding = true, filling = false, doubted = true"
                                + " where name = ? and not doubted")
                        .param(projection)
                        .update()
                == 1;
    }

    /**
     * Empties some more of the shadow side and, once nothing is left, its token; its processor must not be running. Needs a
     * transaction.
     *
     * @return whether there may be more to empty
     */
    boolean emptyShadow(Projection projection) {
        ProjectionState state = locked(projection.name());
        if (!state.rebuilding() || state.filling()) {
            return false;
        }
        for (String table : projection.tables()) {
            if (delete(table, state.shadow()) == ROWS_IN_A_STEP) {
                return true;
            }
        }
        jdbc.sql("delete from projection.token where processor = ?")
                .param(processor(projection.name(), state.shadow()))
                .update();
        jdbc.sql("update projection.state set filling = true where name = ?")
                .param(projection.name())
                .update();
        return false;
    }

    /** The side is named twice: places of rows (ctid) are those of one partition, and another has rows at the same ones. */
    private int delete(String table, Side side) {
        return jdbc.sql("delete from " + table + " where side = :side and ctid = any(array(select ctid from " + table
                        + " where side = :side limit " + ROWS_IN_A_STEP + "))")
                .param("side", side.text())
                .update();
    }

    /** Reads the state and holds it until the end of the transaction: nobody else can empty or swap meanwhile. */
    ProjectionState locked(String projection) {
        jdbc.sql("select name from projection.state where name = ? for update")
                .param(projection)
                .query(String.class)
                .single();
        return read(projection);
    }

    /** Holds a side where it is until the end of the transaction: its next batch waits. */
    void hold(String projection, Side side) {
        jdbc.sql("select segment from projection.token where processor = ? for update")
                .param(processor(projection, side))
                .query(Integer.class)
                .list();
    }

    /** Makes the shadow live. Needs a transaction. */
    void swap(String projection, Side live) {
        jdbc.sql(
                        "update projection.state set live_side = ?, rebuilding = false, filling = false, doubted = false where name = ?")
                .param(live.text())
                .param(projection)
                .update();
    }
}
