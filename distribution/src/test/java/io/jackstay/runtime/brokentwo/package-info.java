/** Classes that break a rule each, and one that keeps them all. Tests only: nothing here is shipped or run. */
package io.jackstay.runtime.brokentwo;
