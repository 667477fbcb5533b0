package io.keyledger.eventstore.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections that fail at one chosen moment, as a network does. */
final class Brittle {

    enum Break {
        /** The server has committed the inserts, the answer is lost. */
        AFTER_COMMIT,
        /** The server cancels the statement that waits for the lock; the connection lives on. */
        AT_LOCK
    }

    private Brittle() {}

    /** @param onConnection which connection, counted from 1, is to break */
    static Connections over(Connections sound, Break how, int onConnection) {
        AtomicInteger opened = new AtomicInteger();
        return () -> {
            Connection connection = sound.open();
            return opened.incrementAndGet() == onConnection ? brittle(connection, how) : connection;
        };
    }

    private static Connection brittle(Connection sound, Break how) {
        AtomicInteger commits = new AtomicInteger();
        return (Connection) Proxy.newProxyInstance(
                Brittle.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (how == Break.AT_LOCK && isTheLock(method, arguments)) {
                        throw new SQLException("canceling statement due to lock timeout", "55P03");
                    }
                    Object answer = invoke(sound, method, arguments);
                    // the first commit ends the preparation of the session
                    if (how == Break.AFTER_COMMIT
                            && method.getName().equals("commit")
                            && commits.incrementAndGet() == 2) {
                        sound.close();
                        throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
                    }
                    return answer;
                });
    }

    private static boolean isTheLock(Method method, @Nullable Object @Nullable [] arguments) {
        return method.getName().equals("prepareStatement")
                && arguments != null
                && String.valueOf(arguments[0]).contains("pg_advisory_xact_lock");
    }

    private static @Nullable Object invoke(Connection sound, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(sound, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
