package io.keyledger.eventstore.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts the rows that come back from the database for certain queries. */
public final class RowsRead {

    private final String asked;
    private final AtomicLong rows = new AtomicLong();

    /** @param asked what the queries have in common, for example {@code from eventstore.event where stream = ?} */
    public RowsRead(String asked) {
        this.asked = asked;
    }

    /** How many there were since the last call. */
    public long andReset() {
        return rows.getAndSet(0);
    }

    /** The same database, counted. */
    public DataSource through(DataSource database) {
        return watched(DataSource.class, database, false);
    }

    private <T> T watched(Class<T> type, T real, boolean counted) {
        return type.cast(Proxy.newProxyInstance(
                RowsRead.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answered(method, invoke(real, method, arguments), arguments, counted)));
    }

    private @Nullable Object answered(
            Method method, @Nullable Object answer, @Nullable Object @Nullable [] arguments, boolean counted) {
        if (answer instanceof Connection connection) {
            return watched(Connection.class, connection, false);
        }
        if (answer instanceof PreparedStatement statement) {
            boolean asks = arguments != null && String.valueOf(arguments[0]).contains(asked);
            return watched(PreparedStatement.class, statement, asks);
        }
        if (answer instanceof ResultSet result) {
            return watched(ResultSet.class, result, counted);
        }
        if (counted && method.getName().equals("next") && Boolean.TRUE.equals(answer)) {
            rows.incrementAndGet();
        }
        return answer;
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
