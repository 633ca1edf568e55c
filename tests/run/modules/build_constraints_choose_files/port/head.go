/* In a comment nothing is a constraint.
//go:build ignore
*/
package port

const Head = "head"
