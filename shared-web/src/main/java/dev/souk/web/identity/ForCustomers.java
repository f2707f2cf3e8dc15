package dev.souk.web.identity;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint, or a class of them, for whoever is signed in. A guest who asks for a page is led to the sign-in and back; one
 * who asks for JSON gets a 401 problem.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ForCustomers {}
