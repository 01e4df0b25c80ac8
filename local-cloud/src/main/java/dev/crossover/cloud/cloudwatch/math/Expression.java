package dev.crossover.cloud.cloudwatch.math;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/**
 * An expression of metric math.
 *
 * @param term what it says
 * @param references the queries it names
 * @param all whether it looks at every metric of the request
 */
record Expression(Term term, Set<String> references, boolean all) {

	static Expression parse(String text) {
		Parser parser = new Parser(new Tokens(text));
		Term term = parser.either();
		if (!parser.tokens.isEmpty()) {
			throw parser.tokens.error("unexpected '%s'".formatted(parser.tokens.peek()));
		}
		return new Expression(term, Set.copyOf(parser.references), parser.all);
	}

	/** Reads an expression, the weakest operator first. */
	private static final class Parser {

		private static final Map<String, DoubleBinaryOperator> COMPARISONS = Map.of("<", (a, b) -> truth(a < b), "<=",
				(a, b) -> truth(a <= b), ">", (a, b) -> truth(a > b), ">=", (a, b) -> truth(a >= b), "==",
				(a, b) -> truth(a == b), "!=", (a, b) -> truth(a != b));

		private static final Map<String, DoubleBinaryOperator> SUMS = Map.of("+", Double::sum, "-", (a, b) -> a - b);

		private static final Map<String, DoubleBinaryOperator> PRODUCTS = Map.of("*", (a, b) -> a * b, "/",
				(a, b) -> a / b);

		private static final Map<String, DoubleBinaryOperator> ORS = Map.of("||", Parser::or, "OR", Parser::or);

		private static final Map<String, DoubleBinaryOperator> ANDS = Map.of("&&", Parser::and, "AND", Parser::and);

		private final Tokens tokens;

		private final Set<String> references = new HashSet<>();

		private boolean all;

		Parser(Tokens tokens) {
			this.tokens = tokens;
		}

		Term either() {
			return chain(ORS, () -> chain(ANDS, () -> chain(COMPARISONS, () -> chain(SUMS, this::product))));
		}

		private Term product() {
			return chain(PRODUCTS, this::power);
		}

		private Term chain(Map<String, DoubleBinaryOperator> operators, Level next) {
			Term left = next.read();
			while (operators.containsKey(this.tokens.peek())) {
				DoubleBinaryOperator operator = operators.getOrDefault(this.tokens.next(), Double::sum);
				left = combined(left, next.read(), operator);
			}
			return left;
		}

		private Term power() {
			if (this.tokens.take("-")) {
				return combined((scope) -> new Value.Scalar(0), power(), (zero, value) -> zero - value);
			}
			Term base = primary();
			return this.tokens.take("^") ? combined(base, power(), Math::pow) : base;
		}

		private Term primary() {
			if (this.tokens.take("(")) {
				Term inner = either();
				this.tokens.expect(")");
				return inner;
			}
			if (this.tokens.take("[")) {
				return array(list("]"));
			}
			return word(this.tokens.next());
		}

		private Term word(String word) {
			char first = word.charAt(0);
			if (Character.isDigit(first) || first == '.') {
				Value number = new Value.Scalar(Double.parseDouble(word));
				return (scope) -> number;
			}
			if (first == '"' || first == '\'') {
				Value text = new Value.Word(word.substring(1, word.length() - 1));
				return (scope) -> text;
			}
			if (this.tokens.take("(")) {
				this.all |= word.equals("METRICS");
				Functions.Function function = Functions.named(word);
				List<Term> arguments = list(")");
				return (scope) -> function.apply(scope,
						arguments.stream().map((argument) -> argument.in(scope)).toList());
			}
			if (word.equals("REPEAT") || word.equals("LINEAR")) {
				return (scope) -> new Value.Word(word);
			}
			if (!Character.isLowerCase(first)) {
				throw this.tokens.error("unexpected '%s'".formatted(word));
			}
			this.references.add(word);
			return (scope) -> scope.value(word);
		}

		private List<Term> list(String end) {
			List<Term> terms = new ArrayList<>();
			while (!this.tokens.take(end)) {
				if (!terms.isEmpty()) {
					this.tokens.expect(",");
				}
				terms.add(either());
			}
			return terms;
		}

		private static Term array(List<Term> terms) {
			return (scope) -> {
				List<Value.Series> series = new ArrayList<>();
				terms.forEach((term) -> series.addAll(Functions.series(term.in(scope))));
				return new Value.Many(series);
			};
		}

		private static Term combined(Term left, Term right, DoubleBinaryOperator operator) {
			return (scope) -> left.in(scope).with(right.in(scope), operator);
		}

		private static double or(double a, double b) {
			return truth(a != 0 || b != 0);
		}

		private static double and(double a, double b) {
			return truth(a != 0 && b != 0);
		}

		private static double truth(boolean holds) {
			return holds ? 1 : 0;
		}

		/** What stands between the operators of a level. */
		@FunctionalInterface
		private interface Level {

			Term read();

		}

	}

}
