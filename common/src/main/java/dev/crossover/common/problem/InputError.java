package dev.crossover.common.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer where it is, as a JSON pointer into the body or a parameter's name
 * @param line where it is, as a line of the body
 * @param code what is wrong
 * @param detail what is wrong and what to do; never any text of a document
 */
@JsonInclude(Include.NON_NULL)
public record InputError(@Nullable String pointer, @Nullable Long line, String code, String detail) {

	/**
	 * Something wrong at a JSON pointer or parameter.
	 * @param pointer where
	 * @param code what
	 * @param detail what to do
	 * @return the error
	 */
	public static InputError at(String pointer, String code, String detail) {
		return new InputError(pointer, null, code, detail);
	}

}
