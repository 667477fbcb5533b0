package io.keyledger.eventstore.axonserver;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/** The bus of this process as Axon Server reaches it: what fails is answered in a form that can be read elsewhere. */
final class DecidingSegment implements CommandBus {

    private final CommandBus local;
    private final FailureCodec failures;

    DecidingSegment(CommandBus local, FailureCodec failures) {
        this.local = local;
        this.failures = failures;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        local.dispatch(command);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        local.<C, R>dispatch(command, (sent, result) -> {
            if (result.isExceptional()) {
                callback.onResult(
                        sent,
                        GenericCommandResultMessage.asCommandResultMessage(failures.written(result.exceptionResult())));
            } else {
                callback.onResult(sent, result);
            }
        });
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return local.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerDispatchInterceptor(interceptor);
    }
}
