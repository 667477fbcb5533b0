package io.keyledger.query.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a query that asks for what it would not get: a parameter nobody reads, one given twice, one left empty. A filter
 * that is passed over in silence answers another question than was asked.
 */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final String ROOM = "io.keyledger.query.";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && HttpMethod.GET.matches(request.getMethod())
                && method.getBeanType().getName().startsWith(ROOM)) {
            require(known(method), request.getParameterMap());
        }
        return true;
    }

    private static void require(List<String> known, Map<String, String[]> sent) {
        sent.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw unknown(known);
            }
            if (values.length != 1) {
                throw new InvalidParameter(name, "must be given once");
            }
            if (values[0].isEmpty() || values[0].chars().anyMatch(Character::isISOControl)) {
                throw new InvalidParameter(name, "must be neither empty nor hold control characters");
            }
        });
    }

    private static InvalidParameter unknown(List<String> known) {
        return new InvalidParameter(
                "a parameter",
                known.isEmpty()
                        ? "is not known here; there are none"
                        : "is not known here; there are " + String.join(", ", known));
    }

    private static List<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .toList();
    }

    private static String name(MethodParameter parameter) {
        RequestParam declared = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return declared.name().isEmpty() ? parameter.getParameter().getName() : declared.name();
    }
}
