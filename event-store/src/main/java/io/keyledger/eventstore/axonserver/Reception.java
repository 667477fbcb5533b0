package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * How Axon Server receives this process. Axon's connector tells its users of a connection that was refused no more than of one that
 * nobody answered, so this listens to what it is told itself. Thread-safe.
 */
final class Reception implements ClientInterceptor {

    private volatile @Nullable Status refused;

    /** Why this process was not let in when it tried last; null if it was, or nobody answered. */
    @Nullable
    Status refused() {
        return refused;
    }

    void heard(Status status) {
        refused = switch (status.getCode()) {
            case OK, UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED -> null;
            default -> status;
        };
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        ClientCall<Q, A> call = next.newCall(method, options);
        String entrance = PlatformServiceGrpc.getGetPlatformServerMethod().getFullMethodName();
        return method.getFullMethodName().equals(entrance) ? new Listened<>(call) : call;
    }

    private final class Listened<Q, A> extends SimpleForwardingClientCall<Q, A> {

        Listened(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<>(listener) {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            heard(status);
                            super.onClose(status, trailers);
                        }
                    },
                    headers);
        }
    }
}
