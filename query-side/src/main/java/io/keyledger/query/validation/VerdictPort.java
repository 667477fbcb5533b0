package io.keyledger.query.validation;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A port for verdicts alone, apart from the management API: a server of event loops, each with its own judge. What is and
 * what is not HTTP, how long a client may take for a head and how long that may be is left to Vert.x.
 */
final class VerdictPort implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(VerdictPort.class);
    private static final long PATIENCE = 10;

    private final VerdictPortProperties properties;
    private final Supplier<VerdictExchange> exchanges;
    private final int port;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger actualPort = new AtomicInteger(-1);
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private @Nullable Vertx vertx;

    /**
     * @param maxWait how long a request may wait for a position
     * @param exchanges makes one for each event loop
     */
    VerdictPort(VerdictPortProperties properties, int port, Duration maxWait, Supplier<VerdictExchange> exchanges) {
        if (properties.idle().compareTo(maxWait) <= 0) {
            throw new IllegalArgumentException("keyledger.verdict.idle is " + properties.idle()
                    + ", so connections would be closed while a verdict waits for a position; it has to be longer than"
                    + " keyledger.validation.max-wait, which is " + maxWait);
        }
        this.properties = properties;
        this.port = port;
        this.exchanges = exchanges;
    }

    /** Where it listens; −1 while it does not. */
    int port() {
        return actualPort.get();
    }

    /** @throws IllegalStateException if the port is taken or cannot be opened */
    @Override
    public synchronized void start() {
        servers.clear();
        Vertx starting = Vertx.vertx(loops(properties));
        vertx = starting;
        try {
            finished(starting.deployVerticle(
                    (Supplier<Deployable>) () -> this::listen,
                    new DeploymentOptions().setInstances(properties.threads())));
            log.info("Verdicts are answered on {}:{} too", properties.address(), port());
        } catch (IllegalStateException e) {
            stop();
            throw e;
        }
    }

    static VertxOptions loops(VerdictPortProperties properties) {
        return new VertxOptions()
                .setEventLoopPoolSize(properties.threads())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(false);
    }

    static HttpServerOptions options(VerdictPortProperties properties, int port) {
        return new HttpServerOptions()
                .setHost(properties.address())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) properties.idle().toMillis())
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false)
                .setPort(port);
    }

    private Future<?> listen(io.vertx.core.Context context) {
        VerdictExchange exchange = exchanges.get();
        Vertx loop = context.owner();
        return loop.createHttpServer(options(properties, port))
                .connectionHandler(this::count)
                .requestHandler(request -> exchange.handle(request, loop))
                .exceptionHandler(broken -> log.debug("A connection to the verdict port broke", broken))
                .listen()
                .onSuccess(server -> {
                    servers.add(server);
                    actualPort.set(server.actualPort());
                });
    }

    /** One too many is closed before anything is read from it. */
    private void count(HttpConnection connection) {
        connection.closeHandler(closed -> connections.decrementAndGet());
        if (connections.incrementAndGet() > properties.connections()) {
            connection.close();
        }
    }

    private void finished(Future<?> step) {
        try {
            step.toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The verdict port " + properties.address() + ":" + port
                            + " cannot be opened: is it taken? Choose another with keyledger.verdict.port.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the verdict port was being opened", e);
        }
    }

    /** Takes no more requests, lets those under way finish, and returns after that. */
    @Override
    public synchronized void stop() {
        Vertx stopping = vertx;
        vertx = null;
        actualPort.set(-1);
        if (stopping != null) {
            try {
                Future.join(servers.stream()
                                .map(server -> server.shutdown(PATIENCE, TimeUnit.SECONDS))
                                .toList())
                        .eventually(stopping::close)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(PATIENCE * 2, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                log.warn("The verdict port did not close in time", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Before the lease ends, without which nothing under way could be answered. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 256;
    }

    @Override
    public synchronized boolean isRunning() {
        return vertx != null;
    }
}
