package dev.souk.web.service;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint, or a class of them, for other services of the shop alone: {@code @FromService({"cart", "checkout"})}. They
 * show their secret as {@code Authorization: Bearer}; anybody else gets a 401 problem. Said of a method, it counts more
 * than said of its class.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FromService {

    /** The names under {@code souk.service.callers} that may call. */
    String[] value();
}
