package dev.crossover.cloud.cloudwatch.math;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.protocol.Errors;

/** The words of an expression, from the left. */
final class Tokens {

	private static final Pattern TOKEN = Pattern
		.compile("\\s*(?:(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|\\.\\d+)|([A-Za-z_][A-Za-z0-9_]*)"
				+ "|(\"[^\"]*\"|'[^']*')|(<=|>=|==|!=|&&|\\|\\||[-+*/^()<>,\\[\\]]))");

	private final String expression;

	private final Deque<String> words = new ArrayDeque<>();

	Tokens(String expression) {
		this.expression = expression;
		Matcher token = TOKEN.matcher(expression.strip());
		while (token.lookingAt()) {
			this.words.add(token.group().strip());
			token.region(token.end(), token.regionEnd());
		}
		if (token.regionStart() != token.regionEnd()) {
			throw error("unexpected '%s'".formatted(expression.strip().substring(token.regionStart())));
		}
	}

	boolean isEmpty() {
		return this.words.isEmpty();
	}

	String peek() {
		return this.words.isEmpty() ? "" : this.words.peek();
	}

	String next() {
		if (this.words.isEmpty()) {
			throw error("it ends too early");
		}
		return this.words.pop();
	}

	boolean take(String word) {
		boolean there = peek().equals(word);
		if (there) {
			this.words.pop();
		}
		return there;
	}

	void expect(String word) {
		if (!take(word)) {
			throw error("'%s' expected before '%s'".formatted(word, peek()));
		}
	}

	RuntimeException error(String reason) {
		return Errors.validation("Error in expression '%s': %s".formatted(this.expression, reason));
	}

}
