package io.keyledger.standalone.installation;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** A request that a controller answers; whatever its path leaves open is filled in. */
record Endpoint(String method, String path) {

    static Set<Endpoint> below(String room) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        for (BeanDefinition found : scanner.findCandidateComponents(room)) {
            Class<?> controller = ClassUtils.resolveClassName(
                    String.valueOf(found.getBeanClassName()), Endpoint.class.getClassLoader());
            RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            String[] begins = all == null ? new String[0] : all.path();
            ReflectionUtils.doWithMethods(controller, method -> {
                RequestMapping one = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (one != null) {
                    for (RequestMethod verb : one.method()) {
                        String path = begun(begins) + begun(one.path());
                        endpoints.add(new Endpoint(verb.name(), path.replaceAll("\\{[^}]*}", "some")));
                    }
                }
            });
        }
        return endpoints;
    }

    private static String begun(String[] paths) {
        return paths.length == 0 ? "" : paths[0];
    }
}
