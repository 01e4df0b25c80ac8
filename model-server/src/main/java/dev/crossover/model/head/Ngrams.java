package dev.crossover.model.head;

import java.util.Arrays;

/**
 * The runs of letters inside the words of a text, counted in a fixed number of buckets.
 *
 * @param longest the longest run
 * @param buckets how many buckets, a power of two
 */
public record Ngrams(int longest, int buckets) {

	/** The most characters that are read of a text: no language needs more to show. */
	public static final int READ = 2000;

	private static final int FNV_OFFSET = 0x811C9DC5;

	private static final int FNV_PRIME = 0x01000193;

	/**
	 * Counts the runs of a text, damped and brought to length one.
	 * @param text the text
	 * @return the buckets that are not empty
	 */
	public Sparse of(String text) {
		char[] letters = letters(text);
		int[] found = new int[letters.length * this.longest];
		int count = 0;
		for (int from = 0; from < letters.length; from++) {
			int hash = FNV_OFFSET;
			for (int length = 1; length <= this.longest && from + length <= letters.length; length++) {
				char letter = letters[from + length - 1];
				hash = ((hash ^ letter) * FNV_PRIME ^ (letter >>> 8)) * FNV_PRIME;
				if (length > 1 || letter != ' ') {
					found[count++] = bucket(hash);
				}
				if (letter == ' ' && length > 1) {
					break;
				}
			}
		}
		Arrays.sort(found, 0, count);
		return Sparse.counted(found, count);
	}

	private int bucket(int hash) {
		int mixed = (hash ^ (hash >>> 16)) * 0x45D9F3B;
		return (mixed ^ (mixed >>> 15)) & (this.buckets - 1);
	}

	// Lower case, everything that is no letter a single space, one at each end.
	private static char[] letters(String text) {
		String read = (text.length() > READ) ? text.substring(0, READ) : text;
		StringBuilder letters = new StringBuilder(read.length() + 2).append(' ');
		for (int at = 0; at < read.length(); at++) {
			char letter = read.charAt(at);
			if (isLetter(letter)) {
				letters.append(Character.toLowerCase(letter));
			}
			else if (letters.charAt(letters.length() - 1) != ' ') {
				letters.append(' ');
			}
		}
		if (letters.charAt(letters.length() - 1) != ' ') {
			letters.append(' ');
		}
		return letters.toString().toCharArray();
	}

	private static boolean isLetter(char letter) {
		return Character.isLetter(letter) || Character.isSurrogate(letter) || letter == '\''
				|| Character.getType(letter) == Character.NON_SPACING_MARK
				|| Character.getType(letter) == Character.COMBINING_SPACING_MARK;
	}

}
