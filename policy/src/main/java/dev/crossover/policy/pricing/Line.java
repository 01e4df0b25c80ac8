package dev.crossover.policy.pricing;

/**
 * What grows with the number of documents: something fixed, and something for each.
 *
 * @param fixed what there is before the first document
 * @param each what every document adds
 */
public record Line(double fixed, double each) {

	/** Where a line never gets. */
	public static final long NEVER = Long.MAX_VALUE;

	/**
	 * The value for a number of documents.
	 * @param documents how many
	 * @return the value
	 */
	public double at(long documents) {
		return this.fixed + this.each * documents;
	}

	/**
	 * How far it stays within a limit.
	 * @param limit the limit
	 * @return the first number of documents that is over it
	 */
	public long firstOver(double limit) {
		if (this.fixed > limit) {
			return 0;
		}
		return (this.each > 0) ? (long) Math.floor((limit - this.fixed) / this.each) + 1 : NEVER;
	}

	/**
	 * From where on it is not above another line.
	 * @param other the other line
	 * @return the number of documents, at least one; {@link #NEVER} if there is none
	 */
	public long notAbove(Line other) {
		double ahead = this.fixed - other.fixed;
		double gain = other.each - this.each;
		if (gain > 0) {
			return Math.max(1, (long) Math.ceil(ahead / gain));
		}
		return (gain == 0 && ahead <= 0) ? 1 : NEVER;
	}

}
