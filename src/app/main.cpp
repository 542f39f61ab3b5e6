// The program: hands its arguments to the commands.
int main() { return 2; }
