func main() {} // ERROR "expected 'package'|syntax error: package statement must be first"
