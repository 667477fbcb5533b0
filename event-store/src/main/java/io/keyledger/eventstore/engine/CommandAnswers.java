package io.keyledger.eventstore.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;

/** Waits for what a command bus answers. */
public final class CommandAnswers {

    private CommandAnswers() {}

    /**
     * Dispatches a command and waits for the answer.
     *
     * @throws RuntimeException what it failed with
     * @throws CompletionException around what it failed with, if that is checked
     */
    public static @Nullable Object await(CommandBus commands, CommandMessage<?> command) {
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        commands.dispatch(command, (sent, result) -> {
            if (result.isExceptional()) {
                answer.completeExceptionally(result.exceptionResult());
            } else {
                answer.complete(result.getPayload());
            }
        });
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
