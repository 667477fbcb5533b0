package io.keyledger.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.keyledger.eventstore.StoreUnavailable;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever asks a server that takes connections and never says a word is told so in time. */
@Timeout(8)
class AxonServerEventsTest {

    private ServerSocket silent;
    private AxonServerConnectionFactory connections;
    private AxonServerEvents events;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        connections = AxonServerConnectionFactory.forClient("test")
                .routingServers(new ServerAddress("127.0.0.1", silent.getLocalPort()))
                .build();
        events = new AxonServerEvents(
                () -> connections.connect("default").eventChannel(),
                new ServerName("127.0.0.1:" + silent.getLocalPort(), new Reception()),
                Duration.ofMillis(500));
    }

    @AfterEach
    void close() throws IOException {
        connections.shutdown();
        silent.close();
    }

    @Test
    void aStreamThatDoesNotComeIsNotWaitedForLonger() {
        refusesInTime(() -> events.stream("a stream", 0));
    }

    @Test
    void neitherIsASnapshot() {
        refusesInTime(() -> events.snapshot("a stream"));
    }

    @Test
    void neitherIsTheHead() {
        refusesInTime(events::head);
    }

    @Test
    void whatWaitedForAConnectionForTooLongIsNotStoredAfterwards() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        CompletableFuture<Thread> asking = new CompletableFuture<>();
        AtomicBoolean asked = new AtomicBoolean();
        EventChannel channel = (EventChannel) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventChannel.class}, (proxy, method, arguments) -> {
                    asked.set(true);
                    throw new IllegalStateException("asked");
                });
        AxonServerEvents late = new AxonServerEvents(
                () -> {
                    asking.complete(Thread.currentThread());
                    await(connected);
                    return channel;
                },
                new ServerName("127.0.0.1:1", new Reception()),
                Duration.ofMillis(50));

        assertThatThrownBy(() -> late.append(List.of()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageStartingWith("It could not be settled whether this was stored");
        connected.countDown();
        asking.get().join();

        assertThat(asked).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refusesInTime(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("The event store cannot be read: Axon Server does not answer at 127.0.0.1:"
                        + silent.getLocalPort()
                        + "; start it there, or set axon.axonserver.servers to where it is.");
    }
}
