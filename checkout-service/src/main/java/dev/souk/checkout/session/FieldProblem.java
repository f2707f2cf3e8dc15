package dev.souk.checkout.session;

import dev.souk.checkout.session.DetailProblem.Flaw;

/**
 * What is wrong with one field of a form.
 *
 * @param field its name and its id
 */
record FieldProblem(String field, Flaw flaw) {

    /** The field is called as the pointer ends. */
    static FieldProblem of(DetailProblem problem) {
        return new FieldProblem(problem.pointer().substring(problem.pointer().lastIndexOf('/') + 1), problem.flaw());
    }
}
