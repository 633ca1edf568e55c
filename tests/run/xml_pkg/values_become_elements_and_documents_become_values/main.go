// Command main writes values as XML and reads them back.
package main

func main() {
	marshalAll()
	unmarshalAll()
}
