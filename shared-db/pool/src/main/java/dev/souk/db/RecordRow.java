package dev.souk.db;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of a row of native SQL, column by column. Hibernate Reactive knows records in JPQL only.
 *
 * <p>The database widens numbers as it likes ({@code count(*)} is a long, {@code boolean} a byte); {@link ColumnFit} says
 * what fits. In a native image the record needs {@code @RegisterForReflection}.
 */
final class RecordRow<T> implements Function<Object, T> {

    private final Constructor<T> constructor;
    private final RecordComponent[] components;

    private RecordRow(Constructor<T> constructor, RecordComponent[] components) {
        this.constructor = constructor;
        this.components = components;
    }

    static <T> RecordRow<T> of(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return new RecordRow<>(constructor, components);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    type.getName() + " cannot be made by reflection; has it @RegisterForReflection?", e);
        }
    }

    @Override
    public T apply(Object row) {
        @Nullable Object[] columns = row instanceof Object[] several ? several : new Object[] {row};
        if (columns.length != components.length) {
            throw new IllegalStateException("%s has %d components, the query gives %d columns"
                    .formatted(constructor.getDeclaringClass().getName(), components.length, columns.length));
        }
        @Nullable Object[] values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = fit(columns[i], components[i]);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "A row does not make a valid " + constructor.getDeclaringClass(), e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("Cannot make a " + constructor.getDeclaringClass(), e);
        }
    }

    private @Nullable Object fit(@Nullable Object value, RecordComponent component) {
        Class<?> type = component.getType();
        if (value == null && !type.isPrimitive()) {
            return null;
        }
        Optional<Object> fitting = value == null ? Optional.empty() : ColumnFit.of(value, type);
        if (fitting.isPresent()) {
            return fitting.get();
        }
        throw new IllegalStateException("%s.%s is %s, the query gives %s"
                .formatted(
                        constructor.getDeclaringClass().getName(),
                        component.getName(),
                        type.getSimpleName(),
                        value == null ? "null" : value.getClass().getName()));
    }
}
