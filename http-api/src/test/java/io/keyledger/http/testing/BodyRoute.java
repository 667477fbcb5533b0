package io.keyledger.http.testing;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * A route that takes a body.
 *
 * @param route method and pattern, for example {@code POST /v1/things/{id}}
 * @param body one that the route would carry out
 */
public record BodyRoute(String route, String body) {

    private static final Set<RequestMethod> WITH_A_BODY =
            Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH);

    /** Every route of an application that takes a body or by its method could. */
    public static Set<String> all(ApplicationContext application) {
        Set<String> found = new TreeSet<>();
        application
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(
                        mapping -> mapping.getHandlerMethods().forEach((route, handler) -> add(route, handler, found)));
        return found;
    }

    private static void add(RequestMappingInfo route, HandlerMethod handler, Set<String> found) {
        for (RequestMethod method : route.getMethodsCondition().getMethods()) {
            if (WITH_A_BODY.contains(method) || takesABody(handler)) {
                route.getPatternValues().forEach(pattern -> found.add(method + " " + pattern));
            }
        }
    }

    /** Of our own: what others offer to read goes by its method. */
    private static boolean takesABody(HandlerMethod handler) {
        if (!handler.getBeanType().getName().startsWith("io.keyledger.")) {
            return false;
        }
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return true;
            }
        }
        return false;
    }

    String method() {
        return route.substring(0, route.indexOf(' '));
    }

    /** The path with its variables in braces. */
    public String pattern() {
        return route.substring(route.indexOf(' ') + 1);
    }

    /** As a test names it. */
    @Override
    public String toString() {
        return route;
    }
}
