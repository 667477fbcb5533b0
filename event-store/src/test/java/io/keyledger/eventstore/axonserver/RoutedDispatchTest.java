package io.keyledger.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.GivenToNobody;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.engine.HeadSignal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which commands are handed in again, told by what the bus answered. */
class RoutedDispatchTest {

    private static final CommandMessage<?> COMMAND = GenericCommandMessage.asCommandMessage("a command");
    private static final long HEAD = 7;

    private final Answering bus = new Answering();
    private final RoutedDispatch dispatch = new RoutedDispatch(
            bus,
            new HeadSignal(() -> HEAD),
            new FailureCodec(null),
            new ServerName("there", new Reception()),
            Duration.ZERO);

    private static RuntimeException nobody() {
        return new NoHandlerForCommandException("nobody");
    }

    @Test
    void whatWasGivenToNobodyIsHandedInAgainUntilSomebodyIsThere() {
        bus.fails(nobody()).fails(nobody()).fails(nobody()).answers("decided");

        assertThat(dispatch.decide(COMMAND)).isEqualTo(new Decided<>("decided", HEAD));
        assertThat(bus.handedIn).hasSize(4).containsOnly(COMMAND);
    }

    @Test
    void itIsGivenUpInTheEndAndKnownNotToBeStored() {
        bus.answers.addAll(Collections.nCopies(RoutedDispatch.RETRIES + 1, failure(nobody())));
        bus.answers("decided too late");

        assertThatThrownBy(() -> dispatch.decide(COMMAND))
                .isInstanceOf(GivenToNobody.class)
                .hasMessage("No command side is connected to Axon Server at there; nothing was stored.");
        assertThat(bus.handedIn).hasSize(RoutedDispatch.RETRIES + 1);
    }

    static Stream<RuntimeException> whateverElseItFailsWith() {
        return Stream.concat(
                Stream.of(Failure.Kind.values())
                        .map(kind -> new CommandExecutionException("failed", null, new Failure(kind, "so it was"))),
                Stream.of(
                        new CommandExecutionException("the handler's connection was lost", null),
                        new CommandExecutionException("about another command", nobody()),
                        new IllegalStateException("lost on the way"),
                        new IllegalStateException("about another command", nobody())));
    }

    @ParameterizedTest
    @MethodSource("whateverElseItFailsWith")
    void whatMayHaveBeenCarriedOutIsNotHandedInAgain(RuntimeException failure) {
        bus.fails(failure).answers("carried out twice");

        assertThatThrownBy(() -> dispatch.decide(COMMAND)).isNotInstanceOf(GivenToNobody.class);
        assertThat(bus.handedIn).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("whateverElseItFailsWith")
    void norIsItWhereNobodyWasThereBefore(RuntimeException failure) {
        bus.fails(nobody()).fails(nobody()).fails(failure).answers("carried out twice");

        assertThatThrownBy(() -> dispatch.decide(COMMAND)).isNotInstanceOf(GivenToNobody.class);
        assertThat(bus.handedIn).hasSize(3);
    }

    @Test
    void whatWasLostOnTheWayIsUnsettledAndWhatWasOvertakenIsSaidToBe() {
        bus.fails(new IllegalStateException("lost on the way"))
                .fails(new CommandExecutionException("failed", null, new Failure(Failure.Kind.OVERTAKEN, null)));

        assertThatThrownBy(() -> dispatch.decide(COMMAND)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> dispatch.decide(COMMAND)).isInstanceOf(ConcurrencyException.class);
    }

    private static Function<CommandMessage<?>, CommandResultMessage<?>> failure(RuntimeException failure) {
        return command -> GenericCommandResultMessage.asCommandResultMessage(failure);
    }

    /** A bus that gives the answers it was told to, in order. */
    private static final class Answering implements CommandBus {

        private final Deque<Function<CommandMessage<?>, CommandResultMessage<?>>> answers = new ArrayDeque<>();
        private final List<CommandMessage<?>> handedIn = new ArrayList<>();

        Answering fails(RuntimeException failure) {
            answers.add(failure(failure));
            return this;
        }

        void answers(Object outcome) {
            answers.add(command -> GenericCommandResultMessage.asCommandResultMessage(outcome));
        }

        @Override
        @SuppressWarnings("unchecked")
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            handedIn.add(command);
            callback.onResult(command, (CommandResultMessage<? extends R>)
                    answers.removeFirst().apply(command));
        }

        @Override
        public <C> void dispatch(CommandMessage<C> command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration subscribe(String command, MessageHandler<? super CommandMessage<?>> handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerHandlerInterceptor(
                MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }
    }
}
